package rules_test

import "testing"

func TestPublishedInURL(t *testing.T) {
	t.Parallel()
	const rule = "default_secret"
	for name, content := range map[string]string{
		"the bus":       "[DEFAULT]\ntransport_url = rabbit://openstack:password@10.0.0.9/\n",
		"a later host":  "[DEFAULT]\ntransport_url = rabbit://o:Wc2n7Yt9@10.0.0.9,o:Password@10.0.0.8/\n",
		"notifications": "[oslo_messaging_notifications]\ntransport_url = rabbit://openstack:secret@10.0.0.9/\n",
		"written in %":  "[DEFAULT]\ntransport_url = rabbit://openstack:%70assword@10.0.0.9/\n",
	} {
		f := one(t, text(t, content), rule, "transport_url")
		if f.Message != "transport_url has a password that guides and deployment tools use in their examples" {
			t.Errorf("%s: %s", name, f.Message)
		}
	}
	saysThat(t, one(t, text(t, "[api_database]\nconnection = mysql+pymysql://nova:password@10.0.0.9/nova_api\n"), rule, "connection"), "connection has a password")
	secretless(t, text(t, "[database]\nconnection = mysql+pymysql://nova:nomoresecret@10.0.0.9/nova\n"), "nomoresecret")
	for _, content := range []string{
		"[DEFAULT]\ntransport_url = rabbit://guest:guest@10.0.0.9/\n", // default_bus_account
		"[DEFAULT]\ntransport_url = rabbit://openstack:passwords@10.0.0.9/\n",
		"[DEFAULT]\ntransport_url = rabbit://10.0.0.9/\n",
		"[database]\nconnection = mysql+pymysql://password:Wc2n7Yt9@10.0.0.9/nova\n",
		"[database]\nconnection = sqlite:///nova.sqlite\n",
	} {
		none(t, text(t, content), rule)
	}
}

// TestPublishedOnce checks that a password which is a published word and a marker
// as well is one finding.
func TestPublishedOnce(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ content, option, rule string }{
		"a password":          {"[service_user]\nauth_type = password\npassword = changeme\n", "password", "default_secret"},
		"in a template":       {"[service_user]\nauth_type = password\npassword = CHANGEME\n", "password", "placeholder_value"},
		"the bus":             {"[DEFAULT]\ntransport_url = rabbit://openstack:change_me@10.0.0.9/\n", "transport_url", "default_secret"},
		"the bus, a template": {"[DEFAULT]\ntransport_url = rabbit://openstack:CHANGE_ME@10.0.0.9/\n", "transport_url", "placeholder_value"},
		"a database":          {"[database]\nconnection = mysql+pymysql://nova:changeme@10.0.0.9/nova\n", "connection", "default_secret"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			findings := text(t, c.content)
			other := map[string]string{"default_secret": "placeholder_value", "placeholder_value": "default_secret"}[c.rule]
			one(t, findings, c.rule, c.option)
			none(t, findings, other)
		})
	}
	findings := text(t, "[DEFAULT]\ntransport_url = rabbit://openstack:changeme@RABBIT_HOST/\n")
	saysThat(t, one(t, findings, "placeholder_value", "transport_url"), "as its host or path")
	one(t, findings, "default_secret", "transport_url")
}
