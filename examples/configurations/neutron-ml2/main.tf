variable "physical_networks" {
  description = "The MTU and the VLANs of each physical network."
  type        = map(object({ mtu = number, vlans = string }))
  default = {
    physnet1 = { mtu = 9000, vlans = "100:199" }
    physnet2 = { mtu = 1500, vlans = "200:299" }
  }
}

locals {
  cafile   = "/etc/neutron/tls/internal-ca.pem"
  keystone = "https://keystone.internal.example.org"
  account = {
    auth_type           = "password"
    auth_url            = local.keystone
    username            = "neutron"
    user_domain_name    = "Default"
    project_name        = "service"
    project_domain_name = "Default"
    cafile              = local.cafile
  }
}

data "osloconf_config" "neutron" {
  service = "neutron"
  release = "2026.2"

  # Passwords are in a second file that never reaches the state: see the ephemeral osloconf_config.
  set_elsewhere = ["DEFAULT.transport_url", "database.connection", "keystone_authtoken.password", "nova.password", "placement.password"]

  options = {
    DEFAULT = {
      core_plugin        = "ml2"
      service_plugins    = ["ovn-router", "qos", "port_forwarding"]
      auth_strategy      = "keystone"
      global_physnet_mtu = max(values(var.physical_networks)[*].mtu...)
    }
    ml2 = {
      type_drivers          = ["geneve", "vlan"]
      project_network_types = ["geneve"]
      mechanism_drivers     = ["ovn"]
      extension_drivers     = ["port_security", "qos"]
      path_mtu              = 9000
      physical_network_mtus = { for name, network in var.physical_networks : name => network.mtu }
    }
    ml2_type_vlan   = { network_vlan_ranges = [for name, network in var.physical_networks : "${name}:${network.vlans}"] }
    ml2_type_geneve = { vni_ranges = ["1:65536"], max_header_size = 38 }
    securitygroup   = { enable_security_group = true }
    ovn = {
      ovn_nb_connection  = ["ssl:10.20.0.11:6641", "ssl:10.20.0.12:6641"]
      ovn_nb_private_key = "/etc/neutron/tls/ovn.key"
      ovn_nb_certificate = "/etc/neutron/tls/ovn.pem"
      ovn_nb_ca_cert     = local.cafile
      ovn_sb_connection  = ["ssl:10.20.0.11:6642", "ssl:10.20.0.12:6642"]
      ovn_sb_private_key = "/etc/neutron/tls/ovn.key"
      ovn_sb_certificate = "/etc/neutron/tls/ovn.pem"
      ovn_sb_ca_cert     = local.cafile
    }

    oslo_messaging_rabbit = {
      ssl         = true
      ssl_ca_file = local.cafile
    }
    oslo_concurrency = { lock_path = "/var/lib/neutron/lock" }
    keystone_authtoken = merge(local.account, {
      www_authenticate_uri         = local.keystone
      interface                    = "internal"
      service_token_roles_required = true
    })
    nova      = merge(local.account, { region_name = "Bergen", endpoint_type = "internal", timeout = 60 })
    placement = merge(local.account, { region_name = "Bergen", endpoint_type = "internal", timeout = 60 })
  }
}

output "neutron_conf" {
  description = "The file, without its secrets."
  value       = data.osloconf_config.neutron.rendered_redacted
}

output "findings" {
  description = "What is worth a warning or more; empty here."
  value       = [for f in data.osloconf_config.neutron.findings : "${f.rule} [${coalesce(f.section, "-")}] ${coalesce(f.option, "-")}: ${f.message}" if f.severity != "info"]
}
