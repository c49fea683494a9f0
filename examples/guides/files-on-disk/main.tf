data "osloconf_file" "nova" {
  release  = "2025.1"
  sections = ["glance"]

  source {
    name    = "nova.conf"
    content = file("${path.module}/host/etc/nova/nova.conf")
  }

  inspect {
    root        = abspath("${path.module}/host")
    config_file = "/etc/nova/nova.conf"
  }
}
