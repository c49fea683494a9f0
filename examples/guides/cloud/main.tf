locals {
  # By name: the service, the program, and the template of what it reads.
  configurations = {
    controller-nova    = { service = "nova", program = "nova-api", file = "nova.conf" }
    controller-neutron = { service = "neutron", program = "neutron-server", file = "neutron.conf" }
    controller-glance  = { service = "glance", program = "glance-api", file = "glance-api.conf" }
    controller-cinder  = { service = "cinder", program = "cinder-api", file = "cinder.conf" }
    network-metadata   = { service = "neutron", program = "neutron-metadata-agent", file = "metadata_agent.ini" }
    network-switch     = { service = "neutron", program = "neutron-openvswitch-agent", file = "openvswitch_agent.ini" }
    compute1-nova      = { service = "nova", program = "nova-compute", file = "nova.conf" }
    compute1-switch    = { service = "neutron", program = "neutron-openvswitch-agent", file = "openvswitch_agent.ini" }
    compute2-nova      = { service = "nova", program = "nova-compute", file = "nova.conf" }
    compute2-switch    = { service = "neutron", program = "neutron-openvswitch-agent", file = "openvswitch_agent.ini" }
  }
  addresses = { network = "10.20.0.11", compute1 = "10.20.0.21", compute2 = "10.20.0.22" }
}

data "osloconf_cloud" "bergen" {
  release = "2025.1"
  severities = {
    plaintext_secret           = "off" # these are the files where the secrets belong
    image_signatures_off       = "off" # decided for this cloud
    message_bus_name_unchecked = "off" # the authority signs for the bus alone
  }

  dynamic "configuration" {
    for_each = local.configurations
    content {
      name    = configuration.key
      service = configuration.value.service
      program = configuration.value.program

      source {
        name = configuration.value.file
        content = templatefile("${path.module}/templates/${configuration.value.file}.tftpl", {
          cloud           = var.cloud
          metadata_secret = var.metadata_secret
          program         = configuration.value.program
          password        = var.passwords[configuration.value.service]
          address         = lookup(local.addresses, split("-", configuration.key)[0], "10.20.0.1")
        })
      }

      source {
        name    = "own.conf"
        content = lookup(var.own, configuration.key, "")
      }
    }
  }
}

output "valid" {
  value = data.osloconf_cloud.bergen.all_valid
}

output "disagreements" {
  description = "What is wrong between two configurations."
  value       = [for f in data.osloconf_cloud.bergen.findings : f.message if startswith(f.rule, "cloud_")]
}
