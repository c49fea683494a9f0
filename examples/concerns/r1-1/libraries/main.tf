data "osloconf_options" "glance" {
  release = "2025.1"
  section = "glance"
}

output "library" {
  description = "The library that brings each option."
  value       = { for o in data.osloconf_options.glance.options : o.name => o.library }
}
