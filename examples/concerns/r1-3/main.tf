data "osloconf_glance" "nova" {
  release      = "2025.1"
  insecure     = false
  api_insecure = true
}
