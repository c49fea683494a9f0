locals {
  cafile = "/etc/nova/tls/internal-ca.pem"

  # Three sections use the same account.
  account = {
    auth_type           = "password"
    auth_url            = "https://keystone.internal.example.org/v3"
    username            = "nova"
    user_domain_name    = "Default"
    project_name        = "service"
    project_domain_name = "Default"
  }
  session = merge(local.account, {
    region_name      = "Bergen"
    valid_interfaces = ["internal"]
    cafile           = local.cafile
    timeout          = 60
  })
}

data "osloconf_config" "nova" {
  service       = "nova"
  program       = "nova-compute"
  release       = "2025.1"
  set_elsewhere = local.elsewhere
  interpolate   = true # lock_path refers to state_path

  options = {
    DEFAULT = {
      my_ip                   = local.my_ip
      compute_driver          = "libvirt.LibvirtDriver"
      state_path              = "/var/lib/nova"
      reserved_host_memory_mb = 8192
      cpu_allocation_ratio    = 4.0
      default_log_levels      = ["amqp=WARN", "sqlalchemy=WARN", "oslo.messaging=INFO"]
    }
    oslo_concurrency      = { lock_path = "$state_path/lock" }
    oslo_messaging_rabbit = { ssl = true, ssl_ca_file = local.cafile }
    libvirt = {
      virt_type                      = "kvm"
      images_type                    = "rbd"
      images_rbd_pool                = "vms"
      rbd_user                       = "nova"
      rbd_secret_uuid                = "7a3e1f0c-52b1-4a53-9f0a-6d1f6c0a8e11"
      disk_cachemodes                = ["network=writeback"]
      volume_use_multipath           = true
      live_migration_with_native_tls = true
      live_migration_scheme          = "tls"
    }
    pci = {
      device_spec = [
        jsonencode({ vendor_id = "10de", product_id = "2235" }),
        jsonencode({ vendor_id = "8086", product_id = "1572", physical_network = "physnet1" }),
      ]
    }
    glance       = { endpoint_override = "https://glance.internal.example.org:9292", cafile = local.cafile, timeout = 60 }
    neutron      = local.session
    placement    = local.session
    service_user = merge(local.account, { send_service_user_token = true })
  }
}

# Keep the old text until a plan shows that nothing changes.
data "osloconf_file" "before" {
  service       = "nova"
  program       = "nova-compute"
  release       = "2025.1"
  set_elsewhere = local.elsewhere
  enforcement   = "report"

  source {
    name    = "nova.conf"
    content = local.nova_conf
  }
}

output "nova_conf" {
  value     = data.osloconf_config.nova.rendered
  sensitive = true

  precondition {
    condition     = data.osloconf_config.nova.values == data.osloconf_file.before.values
    error_message = "nova.conf has other values than before."
  }
}
