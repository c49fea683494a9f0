run "renders_what_was_given" {
  command = plan

  assert {
    condition     = startswith(output.glance, "[glance]\n")
    error_message = "The text must begin with the section's header, it is: ${output.glance}"
  }

  assert {
    condition     = strcontains(output.glance, "\nendpoint_override = https://glance.internal.example.org:9292\n")
    error_message = "The endpoint must be in the text, it is: ${output.glance}"
  }

  assert {
    condition     = data.osloconf_glance.nova.valid
    error_message = "The example must be valid."
  }

  assert {
    condition     = length([for finding in data.osloconf_glance.nova.findings : finding.rule if finding.severity != "info"]) == 0
    error_message = "The example must be without fault."
  }

  assert {
    condition     = can(regex("^sha256:[0-9a-f]{64}$", data.osloconf_glance.nova.id))
    error_message = "The id must be a digest."
  }
}

run "carries_every_option" {
  command = plan

  assert {
    condition     = strcontains(output.glance, "\ntimeout = 30\n") && strcontains(output.glance, "\nnum_retries = 2\n")
    error_message = "The text must carry the options, it is: ${output.glance}"
  }
}

run "suits_an_older_release" {
  command = plan

  variables {
    release = "zed"
  }

  assert {
    condition     = startswith(output.nova_version, "26.")
    error_message = "Zed is Nova 26, not ${output.nova_version}."
  }
}
