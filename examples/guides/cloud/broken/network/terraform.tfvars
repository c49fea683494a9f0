own = {
  compute2-switch = <<-EOT
    [ovs]
    bridge_mappings = public:br-public,backup:br-backup
  EOT
}
