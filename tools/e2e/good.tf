# Everything that a hardened [glance] section has, for the services that the test
# has started. Strict: nothing but what the waivers say is forgiven.
data "osloconf_glance" "strict" {
  profile = "strict"

  endpoint_override = var.cloud.glance
  cafile            = var.cloud.ca
  certfile          = var.cloud.cert
  keyfile           = var.cloud.key
  timeout           = 20
  num_retries       = 1

  verify_glance_signatures        = true
  enable_certificate_validation   = true
  default_trusted_certificate_ids = ["8c1e9ac0-3b5c-4d0e-9a4e-1f6f0c2f7d11"]

  inspect {
    root = "/"
  }

  waiver {
    rule    = "unsafe_path"
    reason  = "the test keeps its files in the folder for temporary ones"
    expires = "2099-12-31"
  }
}

# The same without signatures, by way of the service catalogue.
data "osloconf_glance" "catalog" {
  profile = "permissive"

  valid_interfaces = ["internal"]
  region_name      = "here"
  cafile           = var.cloud.ca
  certfile         = var.cloud.cert
  keyfile          = var.cloud.key
  timeout          = 20
}

data "osloconf_glance" "servers" {
  profile = "permissive"

  api_servers = [var.cloud.glance]
  cafile      = var.cloud.ca
  certfile    = var.cloud.cert
  keyfile     = var.cloud.key
  timeout     = 20
}

# A session with credentials of its own, as Nova makes one for other services.
data "osloconf_session" "placement" {
  profile = "permissive"
  section = "placement"

  auth_type         = "password"
  auth_url          = "${var.cloud.keystone}/v3"
  username          = "admin"
  user_domain_id    = "default"
  password          = var.cloud.password
  project_name      = "admin"
  project_domain_id = "default"

  service_type     = "image"
  region_name      = "here"
  valid_interfaces = ["internal"]
  cafile           = var.cloud.ca
  certfile         = var.cloud.cert
  keyfile          = var.cloud.key
  timeout          = 20
}

output "results" {
  sensitive = true
  value = { for name, read in {
    strict    = data.osloconf_glance.strict
    catalog   = data.osloconf_glance.catalog
    servers   = data.osloconf_glance.servers
    placement = data.osloconf_session.placement
  } : name => { rendered = read.rendered, valid = read.valid, findings = read.findings } }
}
