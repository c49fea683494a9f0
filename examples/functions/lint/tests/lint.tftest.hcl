run "takes_a_sound_text" {
  command = plan

  assert {
    condition     = length([for warning in output.warnings : warning if startswith(warning, "image_signatures_off: ")]) == 1
    error_message = "Unsigned images must be a warning."
  }
}

run "refuses_a_faulty_text" {
  command = plan

  variables {
    nova_conf = "[glance]\ninsecure = true\n"
  }

  expect_failures = [output.warnings]
}
