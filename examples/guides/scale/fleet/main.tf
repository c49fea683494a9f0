locals {
  hosts = { for n in range(1, 101) : format("compute-%03d", n) => "10.0.0.${n}" }
}

data "osloconf_fleet" "nova" {
  service = "nova"
  release = "2025.1"

  # One text per host. Whatever they share is checked once.
  files = {
    for name, address in local.hosts : name => templatefile("${path.module}/nova.conf.tftpl", { address = address })
  }
}

output "one_of_them" {
  description = "What the first host gets."
  value       = data.osloconf_fleet.nova.rendered_redacted["compute-001"]
}
