data "osloconf_options" "glance" {
  for_each = toset(["pike", "zed", "2025.1"])

  release = each.key
  section = "glance"
}

output "names" {
  description = "What each release registers in [glance], with the older names that it still reads."
  value = {
    for release, found in data.osloconf_options.glance :
    release => { for o in found.options : o.name => o.deprecated_names }
  }
}
