terraform {
  required_version = ">= 1.11" # write-only arguments

  required_providers {
    osloconf = {
      source = "osloconf/osloconf"
    }
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.88"
    }
  }
}

variable "rabbit_password" {
  description = "Password of Nova's account on the message bus, kept in neither plan nor state."
  type        = string
  ephemeral   = true
}

ephemeral "osloconf_config" "nova" {
  service = "nova"
  release = "2026.2"

  options = {
    DEFAULT = {
      transport_url = "rabbit://nova:${var.rabbit_password}@mq.internal.example.org:5671/"
    }
    oslo_messaging_rabbit = {
      ssl                               = true
      ssl_ca_file                       = "/etc/nova/tls/internal-ca.pem"
      ssl_enforce_hostname_verification = true
    }
  }
}

# The host fetches the text from here and saves it next to its nova.conf.
resource "aws_secretsmanager_secret" "bus" {
  name = "nova/bus.conf"
}

resource "aws_secretsmanager_secret_version" "bus" {
  secret_id                = aws_secretsmanager_secret.bus.id
  secret_string_wo         = ephemeral.osloconf_config.nova.rendered
  secret_string_wo_version = 1 # raise it to write again
}
