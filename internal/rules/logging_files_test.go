package rules_test

import (
	"os"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

func TestLoggingFiles(t *testing.T) {
	t.Parallel()
	const rule = "logging_invalid"
	h := newHost(t, nil)
	run := func(content string) []report.Finding { return text(t, "[DEFAULT]\n"+content, root(h.dir)) }
	saysThat(t, one(t, run("log_config_append = /etc/nova/logging.conf\n"), rule, "log_config_append"), `log_config_append = "/etc/nova/logging.conf" does not exist under the root`)
	saysThat(t, one(t, run("log_dir = /var/log/nova\n"), rule, "log_dir"), `the folder "/var/log/nova" does not exist under the root`)
	saysThat(t, one(t, run("log_file = /var/log/nova/a.log\n"), rule, "log_file"), `the folder "/var/log/nova" does not exist under the root`)
	saysThat(t, one(t, run("log_dir = /var/log\nlog_file = nova/a.log\n"), rule, "log_dir"), `the folder "/var/log/nova" does not exist`)
	for name, content := range map[string]string{
		"nothing set":              "debug = false\n",
		"a relative file":          "log_file = a.log\n",
		"a relative folder":        "log_dir = log\n",
		"relative settings":        "log_config_append = logging.conf\n",
		"a folder that is skipped": "log_config_append = /etc/nova/ssl\nlog_dir = /var/log/nova\n",
	} {
		for _, f := range run(content) {
			if f.Rule == rule {
				t.Errorf("%s: %s", name, f.Message)
			}
		}
	}
	none(t, text(t, "[DEFAULT]\nlog_dir = /var/log/nova\n"), rule) // no inspect
	if err := os.MkdirAll(h.path("/var/log/nova"), 0o755); err != nil {
		t.Fatal(err)
	}
	h.write("/etc/nova/logging.conf", nil)
	none(t, run("log_dir = /var/log/nova\nlog_file = a.log\n"), rule)
	none(t, run("log_config_append = /etc/nova/logging.conf\n"), rule)
}
