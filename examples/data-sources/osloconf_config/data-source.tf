terraform {
  required_version = ">= 1.8"

  required_providers {
    osloconf = {
      source = "osloconf/osloconf"
    }
  }
}

variable "rabbit_password" {
  description = "Password of Cinder's account on the message bus."
  type        = string
  sensitive   = true
  default     = "kBn2-Vx7q"
}

variable "database_password" {
  description = "Password of Cinder's account on the database."
  type        = string
  sensitive   = true
  default     = "s8Rz-Lw4m"
}

data "osloconf_config" "cinder" {
  service = "cinder"
  release = "2026.2"

  options = {
    DEFAULT = {
      transport_url    = "rabbit://cinder:${var.rabbit_password}@mq.internal.example.org:5671/"
      enabled_backends = ["ceph"]
    }
    oslo_messaging_rabbit = {
      ssl                               = true
      ssl_ca_file                       = "/etc/cinder/tls/internal-ca.pem"
      ssl_enforce_hostname_verification = true
    }
    database = {
      connection = "mysql+pymysql://cinder:${var.database_password}@db.internal.example.org/cinder?ssl_ca=/etc/cinder/tls/internal-ca.pem"
    }
    ceph = {
      volume_driver       = "cinder.volume.drivers.rbd.RBDDriver"
      volume_backend_name = "ceph"
      rbd_pool            = "volumes"
      rbd_user            = "cinder"
    }
    oslo_concurrency = {
      lock_path = "/var/lib/cinder/lock"
    }
  }
}

output "cinder" {
  description = "The file, without its secrets."
  value       = data.osloconf_config.cinder.rendered_redacted
}
