terraform {
  required_version = ">= 1.8"

  required_providers {
    osloconf = {
      source = "osloconf/osloconf"
    }
  }
}

locals {
  neutron_conf = sensitive(<<-EOT
    [database]
    connection = mysql+pymysql://neutron:s3cr3t@db.example.org/neutron
    [nova]
    auth_type = password
    password = s3cr3t
  EOT
  )
}

# Safe to show in a plan or keep in a log.
output "neutron_conf" {
  value = nonsensitive(provider::osloconf::redact(local.neutron_conf))
}
