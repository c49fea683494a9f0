run "renders_the_section" {
  command = plan

  assert {
    condition     = strcontains(output.glance, "\ntimeout = 60\n")
    error_message = "The timeout must be in the text, it is: ${output.glance}"
  }
}

# An error of the provider ends the run, whatever expect_failures says. With
# report it is a finding, which an assertion can look at.
run "refuses_a_timeout_of_zero" {
  command = plan

  variables {
    enforcement = "report"
    timeout     = 0
  }

  assert {
    condition     = contains(output.errors, "timeout_invalid")
    error_message = "A timeout of zero must be found: ${jsonencode(output.errors)}"
  }
}

# What a validation or a precondition refuses, expect_failures does count.
run "refuses_a_bad_text" {
  command = plan

  variables {
    nova_conf = "[glance]\ninsecure = true\n"
  }

  expect_failures = [var.nova_conf]
}
