variable "cloud" {
  description = "All that tells one cloud from another."
  type = object({
    region       = string
    domain       = string
    ca_file      = string
    compute_host = string
    image_signer = string # the ID of a certificate in the key manager
    backends     = map(map(any))
    networks     = map(object({ mtu = number, vlans = string }))
  })
}

locals {
  release  = "2026.2"
  keystone = "https://keystone.${var.cloud.domain}"

  # Passwords are in a second file for each service.
  elsewhere = {
    nova    = ["DEFAULT.transport_url", "neutron.password", "placement.password", "service_user.password"]
    cinder  = ["DEFAULT.transport_url", "database.connection", "keystone_authtoken.password", "service_user.password"]
    neutron = ["DEFAULT.transport_url", "database.connection", "keystone_authtoken.password", "nova.password", "placement.password"]
  }

  # What all services share: sections and their options, in the form that `options` takes.
  common = {
    for service in ["nova", "cinder", "neutron"] : service => {
      oslo_messaging_rabbit = { ssl = true, ssl_ca_file = var.cloud.ca_file }
      oslo_concurrency      = { lock_path = "/var/lib/${service}/lock" }
    }
  }
  account = {
    for service in ["nova", "cinder", "neutron"] : service => {
      auth_type           = "password"
      auth_url            = local.keystone
      username            = service
      user_domain_name    = "Default"
      project_name        = "service"
      project_domain_name = "Default"
    }
  }
  token = {
    for service in ["cinder", "neutron"] : service => merge(local.account[service], {
      www_authenticate_uri         = local.keystone
      cafile                       = var.cloud.ca_file
      interface                    = "internal"
      service_token_roles_required = true
    })
  }
  session = { region_name = var.cloud.region, valid_interfaces = ["internal"], cafile = var.cloud.ca_file, timeout = 60 }
}

data "osloconf_config" "nova" {
  service       = "nova"
  program       = "nova-compute"
  release       = local.release
  set_elsewhere = local.elsewhere.nova

  options = merge(local.common.nova, {
    DEFAULT = { host = "${var.cloud.compute_host}.${var.cloud.domain}", compute_driver = "libvirt.LibvirtDriver" }
    libvirt = { virt_type = "kvm", live_migration_with_native_tls = true, live_migration_scheme = "tls" }
    glance = merge(local.session, {
      verify_glance_signatures        = true
      enable_certificate_validation   = true
      default_trusted_certificate_ids = [var.cloud.image_signer]
    })
    neutron      = merge(local.session, local.account.nova)
    placement    = merge(local.session, local.account.nova)
    service_user = merge(local.account.nova, { send_service_user_token = true })
  })
}

data "osloconf_config" "cinder" {
  service       = "cinder"
  release       = local.release
  set_elsewhere = local.elsewhere.cinder

  options = merge(local.common.cinder, var.cloud.backends, {
    DEFAULT            = { enabled_backends = sort(keys(var.cloud.backends)) }
    keystone_authtoken = local.token.cinder
    service_user       = merge(local.account.cinder, { send_service_user_token = true })
  })
}

data "osloconf_config" "neutron" {
  service       = "neutron"
  release       = local.release
  set_elsewhere = local.elsewhere.neutron

  options = merge(local.common.neutron, {
    DEFAULT = { core_plugin = "ml2", service_plugins = ["router", "qos"] }
    ml2 = {
      type_drivers          = ["vxlan", "vlan"]
      project_network_types = ["vxlan"]
      mechanism_drivers     = ["openvswitch"]
      physical_network_mtus = { for name, network in var.cloud.networks : name => network.mtu }
    }
    ml2_type_vlan      = { network_vlan_ranges = [for name, network in var.cloud.networks : "${name}:${network.vlans}"] }
    ml2_type_vxlan     = { vni_ranges = ["1:1000"] }
    keystone_authtoken = local.token.neutron
    nova               = merge(local.account.neutron, { for name in ["region_name", "cafile", "timeout"] : name => local.session[name] })
    placement          = merge(local.account.neutron, { for name in ["region_name", "cafile", "timeout"] : name => local.session[name] })
  })
}

# No single file shows whether they agree.
data "osloconf_cloud" "all" {
  release       = local.release
  set_elsewhere = distinct(flatten(values(local.elsewhere)))

  dynamic "configuration" {
    for_each = {
      nova    = data.osloconf_config.nova
      cinder  = data.osloconf_config.cinder
      neutron = data.osloconf_config.neutron
    }
    content {
      name    = configuration.key
      service = configuration.key
      source {
        name    = "${configuration.key}.conf"
        content = configuration.value.rendered
      }
    }
  }
}

output "files" {
  description = "Every file by service, without secrets."
  value       = data.osloconf_cloud.all.rendered_redacted

  precondition {
    condition     = data.osloconf_cloud.all.all_valid
    error_message = "The services do not agree."
  }
}

output "findings" {
  description = "What is worth a warning or more, in one file or between two."
  value       = [for f in data.osloconf_cloud.all.findings : "${coalesce(f.configuration, "-")}: ${f.rule} [${coalesce(f.section, "-")}] ${coalesce(f.option, "-")}: ${f.message}" if f.severity != "info"]
}
