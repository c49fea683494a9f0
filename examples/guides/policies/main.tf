locals {
  policy = jsondecode(file("${path.module}/policy.json"))
}

provider "osloconf" {
  release        = local.policy.release
  profile        = local.policy.profile
  severities     = local.policy.severities
  inline_waivers = local.policy.inline_waivers

  dynamic "waiver" {
    for_each = local.policy.waivers
    content {
      rule    = waiver.value.rule
      reason  = waiver.value.reason
      expires = waiver.value.expires
      owner   = try(waiver.value.owner, null)
      option  = try(waiver.value.option, null)
    }
  }
}

data "osloconf_file" "nova" {
  out_of_tree   = local.policy.out_of_tree
  set_elsewhere = local.policy.set_elsewhere

  source {
    name    = "nova.conf"
    content = file("${path.module}/nova.conf")
  }
}

# Functions cannot read the provider block.
output "agrees" {
  description = "Whether the function judges by the same policy."
  value = length(provider::osloconf::lint(file("${path.module}/nova.conf"), {
    release    = local.policy.release
    profile    = local.policy.profile
    severities = local.policy.severities
  })) > 0
}
