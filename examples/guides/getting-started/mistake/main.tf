provider "osloconf" {
  release = "2025.1"
}

data "osloconf_glance" "nova" {
  endpoint_override = "glance.internal.example.org:9292"
  cafile            = "/etc/nova/tls/internal-ca.pem"
  timeout           = 0
}
