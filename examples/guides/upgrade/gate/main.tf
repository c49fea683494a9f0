data "osloconf_upgrade" "nova" {
  from_release         = "20.4.0"
  to_release           = "2025.1"
  pin_changed_defaults = false

  source {
    name    = "nova.conf"
    content = "[glance]\ntimeout = 60\n"
  }

  lifecycle {
    postcondition {
      condition = !anytrue(self.changes[*].affects_you)
      error_message = join("\n", [
        for c in self.changes : "${c.section}.${c.option}: ${c.advice}" if c.affects_you
      ])
    }
  }
}
