data "osloconf_glance" "nova" {
  release     = "2025.1"
  api_servers = ["controller:9292", "https://u:p@h:99999/v2#x"]
}
