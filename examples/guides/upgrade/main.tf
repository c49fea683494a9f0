data "osloconf_upgrade" "nova" {
  from_release = "20.4.0"
  to_release   = "2025.1"

  source {
    name    = "nova.conf"
    content = file("${path.module}/nova.conf")
  }
}

output "by_kind" {
  description = "Everything that is different, set here or not."
  value = {
    for c in data.osloconf_upgrade.nova.changes :
    c.kind => "${c.section}.${c.option}"...
  }
}

output "advice" {
  description = "What concerns this configuration."
  value = [
    for c in data.osloconf_upgrade.nova.changes : "${c.section}.${c.option}: ${c.advice}"
    if c.affects_you || c.kind == "renamed" || c.kind == "default_changed"
  ]
}

output "to_do" {
  description = "What is left to do before, while and after each hop."
  value = [
    for s in data.osloconf_upgrade.nova.steps :
    "${s.when} ${s.release}: ${s.option == null ? "" : "[${s.section}] ${s.option}: "}${s.advice}" if s.due
  ]
}

output "nova_conf" {
  value     = data.osloconf_upgrade.nova.rendered
  sensitive = true
}

output "nova_conf_redacted" {
  value = data.osloconf_upgrade.nova.rendered_redacted
}
