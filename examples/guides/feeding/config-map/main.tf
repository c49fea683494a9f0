data "osloconf_glance" "nova" {
  release           = "2025.1"
  endpoint_override = "https://glance.internal.example.org:9292"
  cafile            = "/etc/nova/tls/internal-ca.pem"
  timeout           = 60
  valid_interfaces  = ["internal"]
}

locals {
  # {section = {option = [texts]}}, as oslo.config's parser sees it: $ stays escaped.
  parsed = provider::osloconf::parse(data.osloconf_glance.nova.rendered)

  # The values from which openstack-helm's Nova chart writes nova.conf.
  helm_values = yamlencode({
    conf = {
      nova = { for section, options in local.parsed : section => { for name, texts in options : name => texts[0] } }
    }
  })

  # The text as a separate file, to be mounted next to nova.conf.
  config_map = yamlencode({
    apiVersion = "v1"
    kind       = "ConfigMap"
    metadata = {
      name        = "nova-glance"
      namespace   = "openstack"
      annotations = { "example.org/configuration" = data.osloconf_glance.nova.id }
    }
    data = { "glance.conf" = data.osloconf_glance.nova.rendered }
  })
}

output "helm_values" {
  value = local.helm_values
}

output "config_map" {
  value = local.config_map
}
