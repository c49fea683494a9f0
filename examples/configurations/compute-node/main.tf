variable "my_ip" {
  description = "The host's address on the management network."
  type        = string
  default     = "10.20.0.31"
}

locals {
  region   = "Bergen"
  keystone = "https://keystone.internal.example.org/v3"
  cafile   = "/etc/nova/tls/internal-ca.pem"

  # What every section needs that Nova builds a session from.
  session = { cafile = local.cafile, timeout = 60 }
  account = {
    auth_type           = "password"
    auth_url            = local.keystone
    username            = "nova"
    user_domain_name    = "Default"
    project_name        = "service"
    project_domain_name = "Default"
  }
}

data "osloconf_config" "compute" {
  service = "nova"
  program = "nova-compute"
  release = "2026.2"

  # Ceph clones images itself, so Nova has none to verify.
  severities = { image_signatures_off = "info" }

  # Passwords are in a second file that never reaches the state: see the ephemeral osloconf_config.
  set_elsewhere = concat(["DEFAULT.transport_url"], [for section in ["cinder", "neutron", "placement", "service_user"] : "${section}.password"])

  options = {
    DEFAULT = {
      host                             = "compute-031.bergen.example.org"
      my_ip                            = var.my_ip
      compute_driver                   = "libvirt.LibvirtDriver"
      state_path                       = "/var/lib/nova"
      cpu_allocation_ratio             = 4.0
      ram_allocation_ratio             = 1.0
      reserved_host_memory_mb          = 8192
      resume_guests_state_on_host_boot = true
    }

    oslo_messaging_rabbit = {
      ssl         = true
      ssl_ca_file = local.cafile
    }
    oslo_concurrency = { lock_path = "/var/lib/nova/lock" }

    libvirt = {
      virt_type            = "kvm"
      cpu_mode             = "custom"
      cpu_models           = ["EPYC-Rome", "EPYC-Milan"]
      hw_machine_type      = ["x86_64=q35"]
      disk_cachemodes      = ["network=writeback"]
      num_pcie_ports       = 24
      images_type          = "rbd"
      images_rbd_pool      = "vms"
      images_rbd_ceph_conf = "/etc/ceph/ceph.conf"
      rbd_user             = "nova"
      rbd_secret_uuid      = "7a3e1f0c-52b1-4a53-9f0a-6d1f6c0a8e11"

      live_migration_with_native_tls  = true
      live_migration_scheme           = "tls"
      live_migration_permit_post_copy = true
      live_migration_timeout_action   = "force_complete"
    }

    pci = {
      # One line per item: the option may be set several times.
      device_spec = [
        jsonencode({ vendor_id = "10de", product_id = "2235" }),
        jsonencode({ vendor_id = "8086", product_id = "1572", physical_network = "physnet1" }),
      ]
    }

    vnc = {
      server_listen              = var.my_ip
      server_proxyclient_address = var.my_ip
      novncproxy_base_url        = "https://console.bergen.example.org/vnc_lite.html"
      auth_schemes               = ["vencrypt"]
      vencrypt_client_key        = "/etc/nova/tls/vnc.key"
      vencrypt_client_cert       = "/etc/nova/tls/vnc.pem"
      vencrypt_ca_certs          = local.cafile
    }

    glance = merge(local.session, {
      endpoint_override   = "https://glance.internal.example.org"
      enable_rbd_download = false # instances are cloned inside Ceph instead
    })
    cinder       = merge(local.session, local.account, { os_region_name = local.region, catalog_info = "volumev3:cinderv3:internalURL" })
    neutron      = merge(local.session, local.account, { endpoint_override = "https://neutron.internal.example.org" })
    placement    = merge(local.session, local.account, { endpoint_override = "https://placement.internal.example.org" })
    service_user = merge(local.account, { send_service_user_token = true })

    key_manager = { backend = "barbican" }
    barbican = {
      auth_endpoint     = local.keystone
      barbican_endpoint = "https://barbican.internal.example.org"
    }
  }
}

output "nova_conf" {
  description = "The file, without its secrets."
  value       = data.osloconf_config.compute.rendered_redacted
}

output "findings" {
  description = "What is worth a warning or more; empty here."
  value       = [for f in data.osloconf_config.compute.findings : "${f.rule} [${coalesce(f.section, "-")}] ${coalesce(f.option, "-")}: ${f.message}" if f.severity != "info"]
}
