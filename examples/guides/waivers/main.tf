data "osloconf_glance" "lab" {
  release           = "2025.1"
  endpoint_override = "https://glance.lab.example.org:9292"
  insecure          = true

  # Kept in its own file, so that changes to it need approval.
  dynamic "waiver" {
    for_each = jsondecode(file("${path.module}/waivers.json"))
    content {
      rule    = waiver.value.rule
      option  = waiver.value.option
      reason  = waiver.value.reason
      expires = waiver.value.expires
      owner   = waiver.value.owner
    }
  }
}

output "waived" {
  description = "What is excused, and why."
  value = {
    for finding in data.osloconf_glance.lab.findings :
    "${finding.rule} ${finding.section}.${finding.option}" => finding.waiver_reason if finding.waived
  }
}
