data "osloconf_file" "nova" {
  service  = "nova"
  release  = "2025.1"
  baseline = [for entry in jsondecode(file("${path.module}/baseline.json")) : entry.fingerprint]

  source {
    name    = "nova.conf"
    content = file("${path.module}/nova.conf")
  }
}

output "accepted" {
  description = "What is known and has to go one day."
  value = [
    for finding in data.osloconf_file.nova.findings :
    "${finding.rule} ${finding.section}.${finding.option}" if finding.baselined && finding.severity == "error"
  ]
}
