data "osloconf_glance" "nova" {
  release = "2025.1"
  extra   = { verify_glance_signature = "true" }
}

data "osloconf_file" "nova" {
  release  = "2025.1"
  sections = ["glance"]

  source {
    name    = "nova.conf"
    content = <<-EOT
      [glance]
      timeout = fast
    EOT
  }
}
