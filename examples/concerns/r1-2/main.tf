data "osloconf_glance" "nova" {
  release = "2025.1"
  cafile  = "../ca.pem"
}
