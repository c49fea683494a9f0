package provider

import (
	"os"
	"testing"
)

// The logs are off where Terraform drops them, and whole where somebody reads them.
func TestQuiet(t *testing.T) {
	for _, test := range []struct {
		variable, value string
		options         int
		level           string
	}{
		{"TF_LOG", "", 1, "OFF"},
		{"TF_LOG", "TRACE", 0, ""},
		{"TF_LOG_PROVIDER", "DEBUG", 0, ""},
		{"TF_LOG_SDK", "WARN", 0, "WARN"},
	} {
		t.Run(test.variable+"="+test.value, func(t *testing.T) {
			for _, name := range logVariables {
				t.Setenv(name, "")
			}
			t.Setenv(test.variable, test.value)
			options, err := Quiet()
			if err != nil {
				t.Fatal(err)
			}
			if len(options) != test.options || os.Getenv("TF_LOG_SDK") != test.level {
				t.Errorf("%d options and TF_LOG_SDK=%s, want %d and %s", len(options), os.Getenv("TF_LOG_SDK"), test.options, test.level)
			}
		})
	}
}
