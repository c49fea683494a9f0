variable "placement_password" {
  description = "Password of the service user."
  type        = string
  sensitive   = true
  default     = "only-for-this-example"
}

data "osloconf_config" "nova" {
  service = "nova"
  release = "2025.1"

  options = {
    DEFAULT = {
      my_ip          = "10.0.0.31"
      compute_driver = "libvirt.LibvirtDriver"
    }
    glance = {
      endpoint_override        = "https://glance.example.org:9292"
      cafile                   = "/etc/nova/tls/ca.pem"
      timeout                  = 60
      verify_glance_signatures = true

      enable_certificate_validation   = true
      default_trusted_certificate_ids = ["8c1e9ac0-3b5c-4d0e-9a4e-1f6f0c2f7d11"]
    }
    placement = {
      auth_type           = "password"
      auth_url            = "https://keystone.example.org:5000"
      username            = "placement"
      user_domain_name    = "Default"
      password            = var.placement_password
      project_name        = "service"
      project_domain_name = "Default"
      cafile              = "/etc/nova/tls/ca.pem"
      timeout             = 60
      valid_interfaces    = ["internal"]
    }
    libvirt = {
      virt_type = "kvm"
      cpu_mode  = "host-passthrough"
    }
  }
}

output "nova_conf" {
  description = "The text for the host, without its secrets."
  value       = data.osloconf_config.nova.rendered_redacted
}
