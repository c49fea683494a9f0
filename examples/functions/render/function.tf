terraform {
  required_version = ">= 1.8"

  required_providers {
    osloconf = {
      source = "osloconf/osloconf"
    }
  }
}

output "nova_conf" {
  value = provider::osloconf::render({
    DEFAULT = {
      my_ip = "192.0.2.10"
    }
    glance = {
      insecure         = false
      num_retries      = 3
      valid_interfaces = join(",", ["internal", "admin"]) # a list option is one text
      region_name      = null                             # left out
    }
    pci = {
      # Each item is a line: this option may be set more than once.
      device_spec = [
        jsonencode({ vendor_id = "8086", product_id = "154d" }),
        jsonencode({ vendor_id = "8086", product_id = "1563" }),
      ]
    }
  })
}

# The result of parse may contain references to other options: interpolate keeps them.
output "with_reference" {
  value = provider::osloconf::render(
    provider::osloconf::parse("[glance]\nendpoint_override = https://$my_ip:9292\n"),
    { interpolate = true },
  )
}
