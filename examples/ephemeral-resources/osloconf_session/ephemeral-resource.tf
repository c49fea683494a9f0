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

variable "cinder_password" {
  description = "Password of the service user, kept in neither plan nor state."
  type        = string
  ephemeral   = true
}

ephemeral "osloconf_session" "cinder" {
  release = "2025.1"
  section = "cinder"

  auth_type           = "password"
  auth_url            = "https://keystone.internal.example.org/v3"
  username            = "nova"
  user_domain_name    = "Default"
  project_name        = "service"
  project_domain_name = "Default"
  password            = var.cinder_password

  cafile  = "/etc/nova/tls/internal-ca.pem"
  timeout = 60
}

# The host fetches the text from here and saves it next to its nova.conf.
resource "aws_secretsmanager_secret" "cinder" {
  name = "nova/cinder.conf"
}

resource "aws_secretsmanager_secret_version" "cinder" {
  secret_id                = aws_secretsmanager_secret.cinder.id
  secret_string_wo         = ephemeral.osloconf_session.cinder.rendered
  secret_string_wo_version = 1 # raise it to write again
}
