data "osloconf_file" "cinder" {
  service = "cinder"
  release = "2025.1"

  # The driver comes from its vendor's package, and so do these options.
  out_of_tree = {
    fast = ["acme_pool"]
  }

  # Ansible writes it to /etc/cinder/cinder.conf.d, which this configuration does not see.
  set_elsewhere = ["database.connection"]

  source {
    name    = "cinder.conf"
    content = file("${path.module}/cinder.conf")
  }
}

output "findings" {
  description = "What is left to say."
  value       = [for finding in data.osloconf_file.cinder.findings : "${finding.severity}: ${finding.message}"]
}
