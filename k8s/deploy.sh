#!/usr/bin/env bash
# The commands of README.md, "Deploy", in their order: k8s/deploy.sh small, or k8s/deploy.sh production. The latter wants the keys
# of the two buckets in PICTURES_ACCESS_KEY, PICTURES_SECRET_KEY, BACKUPS_ACCESS_KEY, BACKUPS_SECRET_KEY.
set -euo pipefail
cd "$(dirname "$0")/.."

small() {
    kubectl create namespace malim
    kubectl -n malim create secret generic malim --from-literal=admin-key="$(openssl rand -hex 24)"
    kubectl -n malim create secret generic postgres --from-literal=superuser-password="$(openssl rand -hex 24)" \
        --from-literal=malim-password="$(openssl rand -hex 24)"
    kubectl apply -k k8s/overlays/small
    kubectl -n malim rollout status deployment/malim
}

production() {
    kubectl create namespace malim
    kubectl -n malim create secret generic malim --from-literal=admin-key="$(openssl rand -hex 24)"
    kubectl -n malim create secret generic malim-storage \
        --from-literal=access-key="$PICTURES_ACCESS_KEY" --from-literal=secret-key="$PICTURES_SECRET_KEY"
    kubectl -n malim create secret generic malim-db-reader --type=kubernetes.io/basic-auth \
        --from-literal=username=malim_reader --from-literal=password="$(openssl rand -hex 24)"
    kubectl -n malim create secret generic malim-backups \
        --from-literal=access-key-id="$BACKUPS_ACCESS_KEY" --from-literal=secret-access-key="$BACKUPS_SECRET_KEY"
    kubectl apply -k k8s/overlays/production
    kubectl -n malim wait --for=condition=Ready cluster/malim-db --timeout=10m
    kubectl -n malim wait --for=condition=Complete job/malim-migration --timeout=10m
    kubectl -n malim rollout status deployment/malim
}

case "${1:-}" in
    small | production) "$1" ;;
    *) sed -n '2,3s/^# //p' "$0" >&2 && exit 2 ;;
esac
