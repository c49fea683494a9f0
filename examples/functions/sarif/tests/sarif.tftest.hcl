run "writes_a_log" {
  command = plan

  assert {
    condition     = jsondecode(output.sarif).version == "2.1.0"
    error_message = "The log must be SARIF 2.1.0."
  }

  assert {
    condition     = contains(jsondecode(output.sarif).runs[0].results[*].ruleId, "tls_verification_disabled")
    error_message = "The log must hold the finding about cinder."
  }
}
