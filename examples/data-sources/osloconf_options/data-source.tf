terraform {
  required_version = ">= 1.8"

  required_providers {
    osloconf = {
      source = "osloconf/osloconf"
    }
  }
}

data "osloconf_options" "glance" {
  release = "2025.1"
  section = "glance"
}

output "deprecated" {
  description = "Options of [glance] that have older names, or are on their way out."
  value = {
    for option in data.osloconf_options.glance.options : option.name => option.deprecated_names
    if length(option.deprecated_names) > 0 || option.deprecated_for_removal
  }
}
