# The services of a small cloud, hardened, as the test starts them: over TLS, with
# service tokens, the strict policies, and keys in Barbican.

locals {
  # Every API asks Keystone about the tokens that it receives.
  tokens = { for service in ["glance", "placement", "barbican", "cinder", "neutron", "nova"] : service => {
    www_authenticate_uri         = "${var.cloud.keystone}/v3"
    auth_url                     = "${var.cloud.keystone}/v3"
    auth_type                    = "password"
    username                     = service
    user_domain_id               = "default"
    password                     = var.cloud.password
    project_name                 = "service"
    project_domain_id            = "default"
    region_name                  = "here"
    cafile                       = var.cloud.ca
    service_token_roles          = ["service"]
    service_token_roles_required = true
  } }

  # Who a service is to the others.
  account = { for service in ["cinder", "nova"] : service => {
    auth_url          = "${var.cloud.keystone}/v3"
    auth_type         = "password"
    username          = service
    user_domain_id    = "default"
    password          = var.cloud.password
    project_name      = "service"
    project_domain_id = "default"
  } }

  # How Nova calls a service that it finds in Keystone's catalogue.
  found = merge(local.account.nova, {
    region_name      = "here"
    valid_interfaces = ["internal"]
    cafile           = var.cloud.ca
    timeout          = 60
  })

  transport_url = "rabbit://openstack:${var.cloud.password}@${var.cloud.bus}/"
  bus = {
    ssl                               = true
    ssl_ca_file                       = var.cloud.ca
    ssl_enforce_hostname_verification = true
  }

  barbican = {
    barbican_endpoint       = var.cloud.barbican
    auth_endpoint           = "${var.cloud.keystone}/v3"
    verify_ssl_path         = var.cloud.ca
    send_service_user_token = true
  }

  policy = {
    enforce_scope        = true
    enforce_new_defaults = true
  }

  port = { for service in ["cinder", "neutron", "nova"] : service => tonumber(regex("[0-9]+$", var.cloud[service])) }
}

data "osloconf_config" "keystone" {
  service = "keystone"
  profile = "strict"

  options = {
    DEFAULT = {
      public_endpoint = var.cloud.keystone
      log_file        = "${var.cloud.folder}/logs/keystone.log"
    }
    database        = { connection = "sqlite:///${var.cloud.folder}/databases/keystone.db" }
    fernet_tokens   = { key_repository = "${var.cloud.folder}/state/tokens" }
    fernet_receipts = { key_repository = "${var.cloud.folder}/state/receipts" }
    credential      = { key_repository = "${var.cloud.folder}/state/credentials" }
    cache           = { enabled = false }
    oslo_policy     = local.policy
  }
}

data "osloconf_config" "glance" {
  service = "glance"
  profile = "strict"

  options = {
    DEFAULT = {
      public_endpoint        = var.cloud.glance
      log_file               = "${var.cloud.folder}/logs/glance.log"
      enabled_backends       = { local = "file" }
      enabled_import_methods = ["glance-direct"]
      enforce_secure_rbac    = true
      show_image_direct_url  = true
    }
    database                = { connection = "sqlite:///${var.cloud.folder}/databases/glance.db" }
    glance_store            = { default_backend = "local" }
    local                   = { filesystem_store_datadir = "${var.cloud.folder}/state/images" }
    os_glance_staging_store = { filesystem_store_datadir = "${var.cloud.folder}/state/staging" }
    os_glance_tasks_store   = { filesystem_store_datadir = "${var.cloud.folder}/state/tasks" }
    paste_deploy            = { flavor = "keystone" }
    keystone_authtoken      = merge(local.tokens.glance, { timeout = 60 })
    oslo_concurrency        = { lock_path = "${var.cloud.folder}/state/glance" }
    oslo_policy             = local.policy
  }

  waiver {
    rule    = "image_location_exposed"
    reason  = "only Nova has a client certificate"
    expires = "2099-12-31"
  }
}

data "osloconf_config" "placement" {
  service = "placement"
  profile = "strict"

  options = {
    DEFAULT            = { log_file = "${var.cloud.folder}/logs/placement.log" }
    placement_database = { connection = "sqlite:///${var.cloud.folder}/databases/placement.db" }
    keystone_authtoken = local.tokens.placement
    oslo_policy        = local.policy
  }
}

data "osloconf_config" "barbican" {
  service = "barbican"
  profile = "strict"

  options = {
    DEFAULT = {
      host_href      = var.cloud.barbican
      log_file       = "${var.cloud.folder}/logs/barbican.log"
      sql_connection = "sqlite:///${var.cloud.folder}/databases/barbican.db"
    }
    crypto               = { enabled_crypto_plugins = ["simple_crypto"] }
    simple_crypto_plugin = { kek = var.cloud.kek }
    keystone_authtoken   = local.tokens.barbican
    oslo_policy          = local.policy
  }
}

data "osloconf_config" "cinder" {
  service = "cinder"
  profile = "strict"

  options = {
    DEFAULT = {
      log_file                    = "${var.cloud.folder}/logs/cinder.log"
      transport_url               = local.transport_url
      state_path                  = "${var.cloud.folder}/state/cinder"
      api_paste_config            = "${var.cloud.unpacked}/usr/share/cinder-common/api-paste.ini"
      osapi_volume_listen         = "127.0.0.1"
      osapi_volume_listen_port    = local.port.cinder
      osapi_volume_use_ssl        = true
      osapi_volume_workers        = 1
      enabled_backends            = ["fake"]
      default_volume_type         = "__DEFAULT__"
      glance_api_servers          = [var.cloud.glance]
      glance_ca_certificates_file = var.cloud.ca
      glance_certfile             = var.cloud.cert
      glance_keyfile              = var.cloud.key
    }
    ssl                   = { cert_file = var.cloud.cert, key_file = var.cloud.key }
    database              = { connection = "sqlite:///${var.cloud.folder}/databases/cinder.db" }
    fake                  = { volume_driver = "cinder.tests.fake_driver.FakeLoggingVolumeDriver" }
    key_manager           = { backend = "barbican" }
    barbican              = local.barbican
    barbican_service_user = local.account.cinder
    keystone_authtoken    = local.tokens.cinder
    service_user          = merge(local.account.cinder, { send_service_user_token = true })
    oslo_concurrency      = { lock_path = "${var.cloud.folder}/state/cinder/lock" }
    oslo_messaging_rabbit = local.bus
    oslo_policy           = local.policy
  }
}

data "osloconf_config" "neutron" {
  service = "neutron"
  program = "neutron-server"
  profile = "strict"

  options = {
    DEFAULT = {
      log_file                           = "${var.cloud.folder}/logs/neutron.log"
      transport_url                      = local.transport_url
      state_path                         = "${var.cloud.folder}/state/neutron"
      api_paste_config                   = "${var.cloud.unpacked}/usr/share/neutron-common/api-paste.ini"
      bind_host                          = "127.0.0.1"
      bind_port                          = local.port.neutron
      use_ssl                            = true
      api_workers                        = 1
      rpc_workers                        = 1
      core_plugin                        = "ml2"
      service_plugins                    = ["router"]
      notify_nova_on_port_status_changes = false
      notify_nova_on_port_data_changes   = false
    }
    ssl      = { cert_file = var.cloud.cert, key_file = var.cloud.key }
    database = { connection = "sqlite:///${var.cloud.folder}/databases/neutron.db" }
    ml2 = {
      type_drivers         = ["vxlan"]
      tenant_network_types = ["vxlan"]
      mechanism_drivers    = ["openvswitch"]
      extension_drivers    = ["port_security"]
    }
    ml2_type_vxlan        = { vni_ranges = ["1:1000"] }
    keystone_authtoken    = local.tokens.neutron
    oslo_concurrency      = { lock_path = "${var.cloud.folder}/state/neutron/lock" }
    oslo_messaging_rabbit = local.bus
    oslo_policy           = local.policy
  }
}

data "osloconf_config" "nova" {
  service = "nova"
  profile = "strict"

  options = {
    DEFAULT = {
      log_file                  = "${var.cloud.folder}/logs/nova.log"
      transport_url             = local.transport_url
      state_path                = "${var.cloud.folder}/state/nova"
      enabled_apis              = ["osapi_compute"]
      enabled_ssl_apis          = ["osapi_compute"]
      osapi_compute_listen      = "127.0.0.1"
      osapi_compute_listen_port = local.port.nova
      osapi_compute_workers     = 1
    }
    wsgi = {
      api_paste_config = "${var.cloud.unpacked}/usr/share/nova-common/api-paste.ini"
      ssl_cert_file    = var.cloud.cert
      ssl_key_file     = var.cloud.key
    }
    api_database = { connection = "sqlite:///${var.cloud.folder}/databases/nova_api.db" }
    database     = { connection = "sqlite:///${var.cloud.folder}/databases/nova.db" }
    glance = {
      endpoint_override               = var.cloud.glance
      cafile                          = var.cloud.ca
      certfile                        = var.cloud.cert
      keyfile                         = var.cloud.key
      timeout                         = 60
      verify_glance_signatures        = true
      enable_certificate_validation   = true
      default_trusted_certificate_ids = ["8c1e9ac0-3b5c-4d0e-9a4e-1f6f0c2f7d11"]
    }
    cinder                = { os_region_name = "here", catalog_info = "volumev3:cinder:internalURL", cafile = var.cloud.ca, timeout = 60 }
    neutron               = local.found
    placement             = local.found
    key_manager           = { backend = "barbican" }
    barbican              = local.barbican
    barbican_service_user = local.account.nova
    keystone_authtoken    = local.tokens.nova
    service_user          = merge(local.account.nova, { send_service_user_token = true })
    oslo_concurrency      = { lock_path = "${var.cloud.folder}/state/nova/lock" }
    oslo_messaging_rabbit = local.bus
    oslo_policy           = local.policy
  }

  waiver {
    rule    = "endpoint_from_catalog"
    reason  = "the test finds Neutron and Placement in Keystone's catalogue"
    expires = "2099-12-31"
  }
}

locals {
  services = {
    keystone  = data.osloconf_config.keystone
    glance    = data.osloconf_config.glance
    placement = data.osloconf_config.placement
    barbican  = data.osloconf_config.barbican
    cinder    = data.osloconf_config.cinder
    neutron   = data.osloconf_config.neutron
    nova      = data.osloconf_config.nova
  }
}

# Do they agree with one another?
data "osloconf_cloud" "all" {
  dynamic "configuration" {
    for_each = local.services
    content {
      name    = configuration.key
      service = configuration.key
      source {
        name    = "${configuration.key}.conf"
        content = configuration.value.rendered
      }
    }
  }

  waiver {
    rule    = "image_location_exposed"
    reason  = "only Nova has a client certificate"
    expires = "2099-12-31"
  }
}

output "results" {
  sensitive = true
  value = merge(
    { for service, read in local.services : service => {
      rendered = read.rendered, valid = read.valid, findings = read.findings
    } },
    { cloud = { rendered = "", valid = alltrue(values(data.osloconf_cloud.all.valid)), findings = data.osloconf_cloud.all.findings } },
  )
}
