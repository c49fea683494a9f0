data "osloconf_file" "nova" {
  release  = "2025.1"
  sections = ["glance"]

  source {
    name    = "nova.conf"
    content = <<-EOT
      [glance]
      insecure = false
    EOT
  }

  source {
    name    = "nova.conf.d/site.conf"
    content = <<-EOT
      [glance]
      api_insecure = true
    EOT
  }
}
