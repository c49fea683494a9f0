locals {
  cafile   = "/etc/cinder/tls/internal-ca.pem"
  keystone = "https://keystone.internal.example.org"

  # One section per back end, and enabled_backends from their names.
  backends = {
    ceph = {
      volume_driver                    = "cinder.volume.drivers.rbd.RBDDriver"
      volume_backend_name              = "ceph"
      backend_host                     = "cinder-ceph"
      rbd_pool                         = "volumes"
      rbd_user                         = "cinder"
      rbd_ceph_conf                    = "/etc/ceph/ceph.conf"
      rbd_secret_uuid                  = "7a3e1f0c-52b1-4a53-9f0a-6d1f6c0a8e11"
      rbd_flatten_volume_from_snapshot = false
    }
    pure = {
      volume_driver          = "cinder.volume.drivers.pure.PureISCSIDriver"
      volume_backend_name    = "pure"
      san_ip                 = "10.40.0.10"
      use_chap_auth          = true
      driver_ssl_cert_verify = true
      driver_ssl_cert_path   = local.cafile
    }
  }
}

data "osloconf_config" "cinder" {
  service = "cinder"
  release = "2026.2"

  # Passwords are in a second file that never reaches the state: see the ephemeral osloconf_config.
  set_elsewhere = ["DEFAULT.transport_url", "database.connection", "keystone_authtoken.password", "pure.pure_api_token"]

  options = merge(local.backends, {
    DEFAULT = {
      enabled_backends            = sort(keys(local.backends))
      default_volume_type         = "ceph"
      glance_api_servers          = ["https://glance.internal.example.org"]
      glance_ca_certificates_file = local.cafile
    }
    oslo_messaging_rabbit = {
      ssl         = true
      ssl_ca_file = local.cafile
    }
    oslo_concurrency = { lock_path = "/var/lib/cinder/lock" }
    keystone_authtoken = {
      www_authenticate_uri         = local.keystone
      auth_type                    = "password"
      auth_url                     = local.keystone
      username                     = "cinder"
      user_domain_name             = "Default"
      project_name                 = "service"
      project_domain_name          = "Default"
      cafile                       = local.cafile
      interface                    = "internal"
      service_token_roles_required = true
    }
  })
}

output "cinder_conf" {
  description = "The file, without its secrets."
  value       = data.osloconf_config.cinder.rendered_redacted
}

output "findings" {
  description = "What is worth a warning or more; empty here."
  value       = [for f in data.osloconf_config.cinder.findings : "${f.rule} [${coalesce(f.section, "-")}] ${coalesce(f.option, "-")}: ${f.message}" if f.severity != "info"]
}
