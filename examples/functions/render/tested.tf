# Only for the tests: OpenTofu 1.12 crashes when an assertion calls a provider
# function, so the calls are here.
output "read_back" {
  value = [
    for spec in provider::osloconf::parse(provider::osloconf::render({
      pci = { device_spec = [jsonencode({ product_id = "154d" }), jsonencode({ product_id = "1563" })] }
    })).pci.device_spec :
    jsondecode(spec).product_id
  ]
}

output "refuses_line_ends" {
  value = !can(provider::osloconf::render({ cinder = { region_name = "RegionOne\rinsecure = true" } }))
}
