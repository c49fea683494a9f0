own = {
  compute2-nova = <<-EOT
    [placement]
    region_name = bergen

    [neutron]
    region_name = bergen
  EOT
}
