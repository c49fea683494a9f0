//go:build e2e

package e2e_test

// Certificates and keys.
func refusedFiles() map[string]refusal {
	return map[string]refusal{
		// Nobody can know at plan time which CA the server's certificate is of.
		"another_ca": {
			glance: map[string]string{"cafile": "var.cloud.other_ca"},
			fails:  `CERTIFICATE_VERIFY_FAILED.*self-signed certificate`,
		},
		"no_client_certificate": {
			rule:   "keyfile_without_certfile",
			glance: map[string]string{"certfile": ""},
			fails:  `^(SSLError|GlanceConnectionFailed): .*(?i:certificate required|EOF occurred|connection aborted|reset)`,
		},
		"another_key": {
			rule: "certificate_key_mismatch", inspect: true,
			glance: map[string]string{"keyfile": "var.cloud.other_key"},
			fails:  `^SSLError: .*KEY_VALUES_MISMATCH`,
		},
		"encrypted_key": {
			rule: "encrypted_private_key", inspect: true,
			glance: map[string]string{"keyfile": "var.cloud.encrypted_key"},
			fails:  `^SSLError: .*password is required`,
		},
		"expired_certificate": {
			rule: "certificate_validity", inspect: true,
			glance: map[string]string{"certfile": "var.cloud.expired_cert"},
			fails:  `^(SSLError|GlanceConnectionFailed): .*(?i:certificate expired|EOF occurred|connection aborted|reset)`,
		},
		"expired_ca": {
			rule: "certificate_validity", inspect: true,
			glance: map[string]string{"cafile": "var.cloud.expired_ca"},
			fails:  `^SSLError: .*CERTIFICATE_VERIFY_FAILED.*certificate has expired`,
		},
		"missing_ca": {
			rule: "unusable_pem", inspect: true,
			glance: map[string]string{"cafile": "var.cloud.missing"},
			fails:  `^GlanceConnectionFailed: .*Could not find a suitable TLS CA certificate bundle`,
		},
		"missing_certificate": {
			rule: "unusable_pem", inspect: true,
			glance: map[string]string{"certfile": "var.cloud.missing"},
			fails:  `^GlanceConnectionFailed: .*Could not find the TLS certificate file`,
		},
		"missing_key": {
			rule: "unusable_pem", inspect: true,
			glance: map[string]string{"keyfile": "var.cloud.missing"},
			fails:  `^GlanceConnectionFailed: .*Could not find the TLS key file`,
		},
		"empty_ca": {
			rule: "unusable_pem", inspect: true,
			glance: map[string]string{"cafile": "var.cloud.empty"},
			fails:  `^SSLError: .*NO_CERTIFICATE_OR_CRL_FOUND`,
		},
		"empty_key": {
			rule: "unusable_pem", inspect: true,
			glance: map[string]string{"keyfile": "var.cloud.empty"},
			fails:  `^SSLError: .*PEM lib`,
		},
		"key_as_ca": {
			rule: "unusable_pem", inspect: true,
			glance: map[string]string{"cafile": "var.cloud.key_as_ca"},
			fails:  `^SSLError: .*NO_CERTIFICATE_OR_CRL_FOUND`,
		},
		"certificate_as_key": {
			rule: "combined_certificate_and_key", inspect: true,
			glance: map[string]string{"keyfile": "var.cloud.cert"},
			fails:  `^SSLError: .*PEM lib`,
		},
		"text_for_a_path": {
			rule:   "unusable_pem",
			glance: map[string]string{"cafile": `"-----BEGIN CERTIFICATE-----"`},
			fails:  `^GlanceConnectionFailed: .*Could not find a suitable TLS CA certificate bundle`,
		},
	}
}
