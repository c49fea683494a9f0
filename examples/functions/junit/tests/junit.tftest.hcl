run "writes_a_report" {
  command = plan

  assert {
    condition     = strcontains(output.junit, "<testsuites ") && strcontains(output.junit, "failures=\"0\"")
    error_message = "The report must be JUnit XML without failures."
  }
}
