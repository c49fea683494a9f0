data "osloconf_glance" "nova" {
  release           = "2025.1"
  endpoint_override = "https://glance%x:9292"
}

data "osloconf_file" "nova" {
  release  = "2025.1"
  sections = ["glance"]

  source {
    name    = "nova.conf"
    content = <<-EOT
      [glance]
      region_name = $nope
    EOT
  }
}
