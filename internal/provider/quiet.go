package provider

import (
	"os"

	"github.com/hashicorp/go-hclog"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6/tf6server"
)

// logVariables make Terraform show the logs of providers, or the libraries write them.
var logVariables = [...]string{"TF_LOG", "TF_LOG_PROVIDER", "TF_LOG_SDK"}

// Quiet turns off the logs of the plugin libraries unless the user has asked for them.
// They write half a dozen lines for each request, and Terraform decodes every line,
// even if it then drops it.
func Quiet() ([]tf6server.ServeOpt, error) {
	for _, name := range logVariables {
		if os.Getenv(name) != "" {
			return nil, nil
		}
	}
	if err := os.Setenv("TF_LOG_SDK", "OFF"); err != nil {
		return nil, err
	}
	return []tf6server.ServeOpt{tf6server.WithGoPluginLogger(hclog.NewNullLogger())}, nil
}
