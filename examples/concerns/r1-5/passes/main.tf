data "osloconf_glance" "nova" {
  release  = "2025.1"
  certfile = "/etc/nova/tls/glance.crt"
  keyfile  = "/etc/nova/tls/glance.key"

  inspect {
    root        = abspath("${path.module}/host")
    config_file = "/etc/nova/nova.conf"
  }
}
