data "osloconf_glance" "nova" {
  release = "2025.1"
  cafile  = "/etc/nova/tls/ca.pem"

  inspect {
    root = abspath("${path.module}/host")
  }
}
