# What every configuration of the end-to-end test begins with.

terraform {
  required_providers {
    osloconf = {
      source = "osloconf/osloconf"
    }
  }
}

provider "osloconf" {
  release = "zed" # the services that read what is rendered

  waiver {
    rule    = "unsafe_path"
    reason  = "the test keeps its files in the folder for temporary ones"
    expires = "2099-12-31"
  }

  waiver {
    rule    = "plaintext_secret"
    reason  = "the secrets are made up, and the files go with the test"
    expires = "2099-12-31"
  }

  waiver {
    rule    = "database_sqlite"
    reason  = "the test runs no database server"
    expires = "2099-12-31"
  }
}

variable "cloud" {
  description = "The services' addresses, and files that are good or bad to talk to them with."
  type        = map(string)
}
