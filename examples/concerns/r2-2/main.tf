data "osloconf_glance" "baseline" {
  release           = "2025.1"
  endpoint_override = "https://glance.example.org:9292"
}

data "osloconf_glance" "hardened" {
  release           = "2025.1"
  endpoint_override = "https://glance.example.org:9292"
  hardened_defaults = true
}

output "hardened" {
  value = data.osloconf_glance.hardened.rendered
}
