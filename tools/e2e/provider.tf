# What both configurations of the end-to-end test begin with.

terraform {
  required_providers {
    osloconf = {
      source = "osloconf/osloconf"
    }
  }
}

provider "osloconf" {
  release = "26.2.2" # the Nova that reads what is rendered
}

variable "cloud" {
  description = "Where Keystone and Glance answer, and the files that are good or bad to talk to them with."
  type        = map(string)
}
